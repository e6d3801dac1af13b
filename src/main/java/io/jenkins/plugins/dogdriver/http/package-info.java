/**
 * What an http URL is, and how one is read in a bounded time; this package imports nothing of ours.
 */
package io.jenkins.plugins.dogdriver.http;
