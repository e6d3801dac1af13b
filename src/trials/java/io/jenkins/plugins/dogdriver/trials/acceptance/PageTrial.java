package io.jenkins.plugins.dogdriver.trials.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.testkit.browser.Tab;
import io.jenkins.plugins.dogdriver.testkit.browser.Tab.Scheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.After;
import org.junit.Before;

/**
 * Opens pages in light and in dark, in a browser that obeys the security policy of Jenkins; each is
 * kept as a picture.
 */
abstract class PageTrial {
  private static final int PHONE = 390;

  static final String LOADED =
      "[...document.querySelectorAll('.dogdriver-later')]"
          + ".every(part => part.getAttribute('aria-busy') === 'false')";
  static final String PICTURES =
      "[...document.querySelectorAll('.dogdriver-picture img')]"
          + ".filter(img => getComputedStyle(img).display !== 'none')";
  static final String SHOWN =
      PICTURES + ".every(img => img.complete && img.naturalWidth >= 2 * img.width)";

  final World world;
  Tab tab;

  PageTrial(World world) {
    this.world = world;
  }

  @Before
  public void open() throws IOException {
    world.policy().enforce();
    tab = world.chromium().open();
    world.controller().authorization().ifPresent(tab::authorization);
  }

  @After
  public void close() {
    tab.close();
    world.policy().leaveToConfiguration();
  }

  /**
   * Opens a page in light and dark, without an error in the browser; the tab stays at the dark one.
   */
  void look(String path, String name) throws IOException {
    for (Scheme scheme : Scheme.values()) {
      tab.size(1280, 900).scheme(scheme).open(world.controller().at(path));
      tab.await("the parts of " + path + " are loaded", LOADED).grow();
      awaitPictures(path);
      tab.screenshot(picture(name, scheme));
      assertThat(tab.complaints()).as(path).isEmpty();
      assertThat(tab.text()).as(path).doesNotContain("Oops!", "MissingResource", "${");
      assertHasNothingInline(path);
    }
  }

  /**
   * Waits for the pictures, including those that are scrolled out of sight, which would not be
   * loaded otherwise.
   */
  private void awaitPictures(String path) {
    tab.value(PICTURES + ".forEach(img => img.loading = 'eager')");
    tab.await("the pictures of " + path + " are shown", SHOWN);
  }

  void assertHasCharts() {
    assertThat(tab.value(PICTURES + ".length").asInt()).isGreaterThanOrEqualTo(3);
    tab.await("the charts are shown, sharp", SHOWN);
  }

  /**
   * Asserts that the page has nothing inline: Jenkins's security policy forbids it, and may not be
   * enforced by this controller.
   */
  private void assertHasNothingInline(String path) {
    assertThat(
            tab.value(
                    """
                    [...document.querySelectorAll('[class^=dogdriver], [class^=dogdriver] *')]
                      .filter(e => e.hasAttribute('style') || e.tagName === 'STYLE'
                          || (e.tagName === 'SCRIPT' && !e.src)
                          || e.getAttributeNames().some(name => name.startsWith('on')))
                      .map(e => e.outerHTML).join()
                    """)
                .asText())
        .as(path)
        .isEmpty();
  }

  Path picture(String name, Scheme scheme) {
    return world.artifacts().resolve(name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
  }

  /** Opens a page on a narrow screen; nothing of dogDriver may be wider than it. */
  void lookNarrow(String path, String name) throws IOException {
    tab.size(PHONE, 900).open(world.controller().at(path));
    tab.await("the parts of " + path + " are loaded", LOADED).grow();
    awaitPictures(path);
    tab.screenshot(picture(name + "-narrow", Scheme.LIGHT));
    assertThat(
            tab.value(
                    "Math.max(0, ...[...document.querySelectorAll('[class^=dogdriver]')]"
                        + ".filter(e => !e.closest('.dogdriver-scroll'))"
                        + ".map(e => e.getBoundingClientRect().right))")
                .asDouble())
        .as(path)
        .isLessThanOrEqualTo(PHONE);
  }
}
