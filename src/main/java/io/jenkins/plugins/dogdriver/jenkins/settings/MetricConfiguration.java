package io.jenkins.plugins.dogdriver.jenkins.settings;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Reduction;
import io.jenkins.plugins.dogdriver.model.Word;
import java.util.List;
import java.util.Locale;
import java.util.function.ObjDoubleConsumer;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A {@link Metric} in the form; its words are those of the file of settings. */
public final class MetricConfiguration extends AbstractDescribableImpl<MetricConfiguration> {
  private final String name;
  private final String query;
  private String label = "";
  private String unit = "";
  private String reduction = Word.of(Reduction.Statistic.MEAN);
  private String scope = Word.of(Reduction.Scope.ALL_SERIES);
  private double scale = 1;
  private String better = Word.of(Metric.Better.LOWER);
  private String kind = Word.of(Metric.Kind.TIME);
  private double smallestChange = Metric.DEFAULT_SMALLEST_CHANGE;

  @DataBoundConstructor
  public MetricConfiguration(String name, String query) {
    this.name = name.strip();
    this.query = query.strip();
  }

  static MetricConfiguration of(Metric metric) {
    MetricConfiguration configuration = new MetricConfiguration(metric.name(), metric.query());
    configuration.label = metric.label();
    configuration.unit = metric.unit();
    configuration.reduction = Word.of(metric.reduction().statistic());
    configuration.scope = Word.of(metric.reduction().scope());
    configuration.scale = metric.scale();
    configuration.better = Word.of(metric.better());
    configuration.kind = Word.of(metric.kind());
    configuration.smallestChange = metric.smallestChange();
    return configuration;
  }

  /** Returns whether metrics are the built-in ones. */
  static boolean areDefaults(List<MetricConfiguration> metrics) {
    try {
      return metrics.stream().map(MetricConfiguration::metric).toList().equals(Metric.defaults());
    } catch (IllegalArgumentException e) {
      // They are kept: the form shows what is invalid, and so does everything that uses them.
      return false;
    }
  }

  /**
   * Returns the metric.
   *
   * @throws IllegalArgumentException with one sentence on what is invalid
   */
  Metric metric() {
    return new Metric(
        name,
        label.isEmpty() ? name : label,
        unit,
        query,
        new Reduction(
            constant(Reduction.Statistic.class, reduction), constant(Reduction.Scope.class, scope)),
        scale,
        constant(Metric.Better.class, better),
        constant(Metric.Kind.class, kind),
        smallestChange);
  }

  public String getName() {
    return name;
  }

  public String getQuery() {
    return query;
  }

  public String getLabel() {
    return label;
  }

  @DataBoundSetter
  public void setLabel(String label) {
    this.label = label.strip();
  }

  public String getUnit() {
    return unit;
  }

  @DataBoundSetter
  public void setUnit(String unit) {
    this.unit = unit.strip();
  }

  /** Returns {@code max}, {@code mean}, {@code median} or {@code p95}. */
  public String getReduction() {
    return reduction;
  }

  @DataBoundSetter
  public void setReduction(String reduction) {
    this.reduction = reduction;
  }

  /** Returns {@code all_series} or {@code per_series}. */
  public String getScope() {
    return scope;
  }

  @DataBoundSetter
  public void setScope(String scope) {
    this.scope = scope;
  }

  public double getScale() {
    return scale;
  }

  @DataBoundSetter
  public void setScale(double scale) {
    this.scale = scale;
  }

  /** Returns {@code lower} or {@code higher}. */
  public String getBetter() {
    return better;
  }

  @DataBoundSetter
  public void setBetter(String better) {
    this.better = better;
  }

  /** Returns {@code time}, {@code throughput} or {@code resource}. */
  public String getKind() {
    return kind;
  }

  @DataBoundSetter
  public void setKind(String kind) {
    this.kind = kind;
  }

  /** Returns the smallest change that matters as a share, for example 0.05. */
  public double getSmallestChange() {
    return smallestChange;
  }

  @DataBoundSetter
  public void setSmallestChange(double smallestChange) {
    this.smallestChange = smallestChange;
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Word.read(type, "A metric's " + type.getSimpleName().toLowerCase(Locale.ROOT), word);
  }

  @Extension
  @Symbol("dogdriverMetric")
  public static final class DescriptorImpl extends Descriptor<MetricConfiguration> {
    private static final String ANY_QUERY = "avg:x{*}";

    @Override
    public String getDisplayName() {
      return Messages.MetricConfiguration_displayName();
    }

    @POST
    public FormValidation doCheckName(@QueryParameter String value) {
      Jenkins.get().checkPermission(Jenkins.ADMINISTER);
      return Validation.of(() -> new MetricConfiguration(value, ANY_QUERY).metric());
    }

    @POST
    public FormValidation doCheckQuery(@QueryParameter String value) {
      Jenkins.get().checkPermission(Jenkins.ADMINISTER);
      return Validation.of(() -> new MetricConfiguration("x", value).metric());
    }

    @POST
    public FormValidation doCheckScale(@QueryParameter String value) {
      Jenkins.get().checkPermission(Jenkins.ADMINISTER);
      return check(value, MetricConfiguration::setScale);
    }

    @POST
    public FormValidation doCheckSmallestChange(@QueryParameter String value) {
      Jenkins.get().checkPermission(Jenkins.ADMINISTER);
      return check(value, MetricConfiguration::setSmallestChange);
    }

    private static FormValidation check(
        String value, ObjDoubleConsumer<MetricConfiguration> setter) {
      MetricConfiguration metric = new MetricConfiguration("x", ANY_QUERY);
      try {
        setter.accept(metric, Double.parseDouble(value.strip()));
      } catch (NumberFormatException e) {
        return FormValidation.error(Messages.MetricConfiguration_noNumber(value));
      }
      return Validation.of(metric::metric);
    }

    @POST
    public ListBoxModel doFillReductionItems() {
      return items(Reduction.Statistic.class);
    }

    @POST
    public ListBoxModel doFillScopeItems() {
      return items(Reduction.Scope.class);
    }

    @POST
    public ListBoxModel doFillBetterItems() {
      return items(Metric.Better.class);
    }

    @POST
    public ListBoxModel doFillKindItems() {
      return items(Metric.Kind.class);
    }

    private static ListBoxModel items(Class<? extends Enum<?>> type) {
      ListBoxModel items = new ListBoxModel();
      for (Enum<?> constant : type.getEnumConstants()) {
        items.add(new ListBoxModel.Option(Word.inSentence(constant), Word.of(constant)));
      }
      return items;
    }
  }
}
