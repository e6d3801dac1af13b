package io.jenkins.plugins.dogdriver.store;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A folder with a file for each object. */
public final class FolderObjectStore implements ObjectStore {
  private static final int LONGEST_KEY = 251;
  private static final String UNFINISHED = ".unfinished-";

  /** The coarsest step in which a file system in use counts the time of a change. */
  private static final Duration COARSEST_TIME = Duration.ofSeconds(3);

  private record Listing(FileTime changed, List<String> keys) {}

  private final Path folder;
  private volatile Listing last;

  /**
   * @param folder made when something is put into it first
   */
  public FolderObjectStore(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public void put(String key, byte[] content) {
    Path file = file(key);
    Path unfinished = folder.resolve(UNFINISHED + UUID.randomUUID());
    try {
      Files.createDirectories(folder);
      try (FileChannel channel = FileChannel.open(unfinished, CREATE_NEW, WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      forceFolder();
    } catch (IOException e) {
      deleteUnfinished(unfinished);
      throw failure("written to", e);
    }
  }

  /** Without this a power failure may take the name of a file whose content is on disk. */
  private void forceFolder() throws IOException {
    try (FileChannel channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    } catch (AccessDeniedException e) {
      // Windows opens no folder, and writes their names itself.
    }
  }

  @Override
  public Optional<byte[]> get(String key) {
    try (SeekableByteChannel file = Files.newByteChannel(file(key))) {
      long size = file.size();
      if (size > LARGEST_OBJECT) {
        throw new ObjectTooLargeException();
      }
      ByteBuffer content = ByteBuffer.allocate((int) size);
      while (content.hasRemaining() && file.read(content) >= 0) {
        // A read may stop short of what was asked for.
      }
      return Optional.of(Arrays.copyOf(content.array(), content.position()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure("read", e);
    }
  }

  @Override
  public List<String> list(String prefix, String startAfter) {
    List<String> keys = keys();
    boolean fromPrefix = startAfter.compareTo(prefix) < 0;
    int place = Collections.binarySearch(keys, fromPrefix ? prefix : startAfter);
    int first = place < 0 ? -place - 1 : fromPrefix ? place : place + 1;
    int end = first;
    while (end < keys.size() && keys.get(end).startsWith(prefix)) {
      end++;
    }
    return keys.subList(first, end);
  }

  /**
   * A folder that has not changed since it was listed, and had been at rest for a while then, needs
   * no second look: with a thousand projects in it each look would cost as much as the first.
   */
  private List<String> keys() {
    try {
      FileTime changed = Files.getLastModifiedTime(folder);
      Listing known = last;
      if (known != null && known.changed().equals(changed)) {
        return known.keys();
      }
      boolean atRest = changed.toInstant().isBefore(Instant.now().minus(COARSEST_TIME));
      List<String> keys =
          Arrays.stream(names()).filter(name -> !name.startsWith(".")).sorted().toList();
      last = atRest ? new Listing(changed, keys) : null;
      return keys;
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw failure("read", e);
    }
  }

  /** Of a hundred thousand files the names alone are listed in half the time of their paths. */
  private String[] names() throws IOException {
    String[] names = folder.toFile().list();
    if (names == null) {
      // This says why.
      Files.newDirectoryStream(folder).close();
      throw new IOException("its files could not be listed");
    }
    return names;
  }

  @Override
  public void delete(String key) {
    try {
      Files.deleteIfExists(file(key));
    } catch (IOException e) {
      throw failure("written to", e);
    }
  }

  @Override
  public int parallelReads() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public String describe() {
    return "the folder " + folder;
  }

  private Path file(String key) {
    boolean named = !key.isEmpty() && key.length() <= LONGEST_KEY && key.charAt(0) != '.';
    if (!named || key.chars().anyMatch(FolderObjectStore::isNoPartOfAName)) {
      throw new StoreException("'%s' is no name for a file in %s.".formatted(key, describe()));
    }
    return folder.resolve(key);
  }

  private static boolean isNoPartOfAName(int c) {
    return c == '/' || c == '\\' || Character.isISOControl(c);
  }

  private StoreException failure(String what, IOException e) {
    String why =
        e instanceof AccessDeniedException
            ? "permission was denied"
            : String.valueOf(e.getMessage());
    return new StoreException("The folder %s cannot be %s: %s.".formatted(folder, what, why), e);
  }

  private static void deleteUnfinished(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It is not listed, so it does no harm where it is.
    }
  }
}
