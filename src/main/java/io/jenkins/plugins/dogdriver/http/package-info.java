/**
 * The rules of http URLs, the proxies through which they are reached, and reads in a bounded time;
 * this package depends on no other of dogDriver.
 */
package io.jenkins.plugins.dogdriver.http;
