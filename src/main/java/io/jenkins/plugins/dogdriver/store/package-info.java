/** The store, where jobs and measured runs are kept: S3 or a folder, under the same keys. */
package io.jenkins.plugins.dogdriver.store;
