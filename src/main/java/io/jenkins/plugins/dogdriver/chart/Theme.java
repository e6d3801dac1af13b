package io.jenkins.plugins.dogdriver.chart;

import java.awt.Color;

/** The colours of a picture, for a light or a dark background, which shows through. */
public enum Theme {
  LIGHT(0x4a5568, 0x1a202c, 0x0f766e, 0xc53030, 0x8a5a00),
  DARK(0xa0aec0, 0xe2e8f0, 0x4fd1c5, 0xfc8181, 0xf4c565);

  final Color label;
  final Color grid;
  final Color line;
  final Color typical;
  final Color release;
  final Color changePoint;

  Theme(int label, int grid, int line, int release, int changePoint) {
    this.label = new Color(label);
    this.grid = translucent(grid, 28);
    this.line = new Color(line);
    this.typical = translucent(line, 110);
    this.release = new Color(release);
    this.changePoint = new Color(changePoint);
  }

  private static Color translucent(int rgb, int alpha) {
    return new Color((rgb & 0xffffff) | alpha << 24, true);
  }
}
