package io.jenkins.plugins.dogdriver.jenkins.record;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import io.jenkins.plugins.dogdriver.store.SeriesHistory;

/**
 * Provides the history of what each job has measured, read once and kept while Jenkins keeps the
 * job.
 */
@Extension
public final class JobSeries {
  private final LoadingCache<Job<?, ?>, SeriesHistory> known =
      CacheBuilder.newBuilder()
          .weakKeys()
          .build(CacheLoader.from(job -> SeriesHistory.in(job.getRootDir().toPath())));

  public static JobSeries get() {
    return ExtensionList.lookupSingleton(JobSeries.class);
  }

  /** Returns what the last builds of a job have measured. */
  public SeriesHistory of(Job<?, ?> job) {
    return known.getUnchecked(job);
  }
}
