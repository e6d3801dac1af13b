package io.jenkins.plugins.dogdriver.chart;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** A picture as a PNG whose background is transparent. */
final class Png {
  private Png() {}

  /**
   * Draws a picture.
   *
   * @param width in pixels of the page
   * @param height in pixels of the page
   * @param scale pixels of the picture for one of the page
   * @param drawing draws it, in pixels of the page
   */
  static byte[] of(int width, int height, int scale, Consumer<Graphics2D> drawing) {
    BufferedImage image =
        new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.scale(scale, scale);
      drawing.accept(graphics);
    } finally {
      graphics.dispose();
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException("The picture could not be written", e);
    }
    return png.toByteArray();
  }
}
