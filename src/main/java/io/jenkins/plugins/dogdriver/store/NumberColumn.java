package io.jenkins.plugins.dogdriver.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.IntToLongFunction;

/**
 * A column of whole numbers that are kept in as few bytes each as the span from the least to the
 * greatest of them needs: none where all are the same. Immutable.
 *
 * <p>Source: the "frame of reference" of J. Goldstein, R. Ramakrishnan and U. Shaft, "Compressing
 * relations and indexes", ICDE (1998).
 */
final class NumberColumn {
  private final long least;
  private final int width;
  private final ByteBuffer offsets;

  private NumberColumn(long least, int width, ByteBuffer offsets) {
    this.least = least;
    this.width = width;
    this.offsets = offsets;
  }

  /** Returns the column of the numbers that the function returns for 0 to {@code size - 1}. */
  static NumberColumn of(int size, IntToLongFunction numbers) {
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      long number = numbers.applyAsLong(i);
      least = Math.min(least, number);
      greatest = Math.max(greatest, number);
    }
    int width = size == 0 ? 0 : width(least, greatest);
    long base = size == 0 || width == Long.BYTES ? 0 : least;
    ByteBuffer offsets = ByteBuffer.allocate(size * width);
    for (int i = 0; i < size; i++) {
      long offset = numbers.applyAsLong(i) - base;
      switch (width) {
        case Byte.BYTES -> offsets.put((byte) offset);
        case Short.BYTES -> offsets.putShort((short) offset);
        case Integer.BYTES -> offsets.putInt((int) offset);
        case Long.BYTES -> offsets.putLong(offset);
        default -> {}
      }
    }
    return new NumberColumn(base, width, offsets);
  }

  /** Returns the column of the bits of numbers with a fraction. */
  static NumberColumn of(double[] numbers) {
    return of(numbers.length, i -> Double.doubleToLongBits(numbers[i]));
  }

  private static int width(long least, long greatest) {
    long span = greatest - least;
    if (span < 0 || span > 0xffff_ffffL) {
      return Long.BYTES;
    }
    if (span > 0xffff) {
      return Integer.BYTES;
    }
    if (span > 0xff) {
      return Short.BYTES;
    }
    return span > 0 ? Byte.BYTES : 0;
  }

  long get(int row) {
    return switch (width) {
      case Byte.BYTES -> least + (offsets.get(row) & 0xff);
      case Short.BYTES -> least + (offsets.getShort(row * Short.BYTES) & 0xffff);
      case Integer.BYTES -> least + (offsets.getInt(row * Integer.BYTES) & 0xffff_ffffL);
      case Long.BYTES -> offsets.getLong(row * Long.BYTES);
      default -> least;
    };
  }

  double getDouble(int row) {
    return Double.longBitsToDouble(get(row));
  }

  /** Returns whether every number is this one. */
  boolean isAll(long number) {
    return width == 0 && least == number;
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(width);
    out.writeLong(least);
    out.write(offsets.array());
  }

  /**
   * Reads a column that {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is not such a column
   */
  static NumberColumn read(DataInput in, int size) throws IOException {
    int width = in.readByte();
    if (width < 0 || width > Long.BYTES || Integer.bitCount(width) > 1) {
      throw new IllegalArgumentException("a number of it has " + width + " bytes");
    }
    long least = in.readLong();
    ByteBuffer offsets = ByteBuffer.allocate(Math.multiplyExact(size, width));
    in.readFully(offsets.array());
    return new NumberColumn(least, width, offsets);
  }

  /**
   * Returns the same column.
   *
   * @throws IllegalArgumentException if a number is not in the range, both ends included
   */
  NumberColumn within(int size, long lowest, long highest) {
    for (int i = 0; i < size; i++) {
      long number = get(i);
      if (number < lowest || number > highest) {
        throw new IllegalArgumentException(
            "a number of it is %s, not between %s and %s".formatted(number, lowest, highest));
      }
    }
    return this;
  }
}
