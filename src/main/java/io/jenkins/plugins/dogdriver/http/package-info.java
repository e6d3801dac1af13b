/**
 * What an http URL is, through which proxy it is reached, and how it is read in a bounded time;
 * this package imports nothing of ours.
 */
package io.jenkins.plugins.dogdriver.http;
