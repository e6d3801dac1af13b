package io.jenkins.plugins.dogdriver.store;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A folder with a file for each object. What a process was writing when it was killed is not
 * listed, and is deleted by a listing an hour later.
 */
public final class FolderObjectStore implements ObjectStore {
  private static final int LONGEST_KEY = 251;
  private static final String NOWHERE = "it is a link that leads nowhere";
  static final String UNFINISHED = ".unfinished-";

  private final Path folder;
  private final FolderNames names;

  /**
   * @param folder made when something is put into it first
   */
  public FolderObjectStore(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    this.names = new FolderNames(this.folder);
  }

  @Override
  public void put(String key, byte[] content) {
    Path file = file(key);
    write(
        content,
        unfinished -> {
          Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
          forceFolder();
        });
  }

  /** Puts the object under a second name for a file, which one process only can make. */
  @Override
  public boolean putIfAbsent(String key, byte[] content) {
    Path file = file(key);
    boolean[] made = {true};
    write(
        content,
        unfinished -> {
          try {
            Files.createLink(file, unfinished);
          } catch (FileAlreadyExistsException e) {
            made[0] = false;
          } catch (UnsupportedOperationException | FileSystemException e) {
            made[0] = moveIfAbsent(unfinished, file);
          }
          Files.deleteIfExists(unfinished);
          forceFolder();
        });
    return made[0];
  }

  /** Moves the file, where a file cannot have two names. */
  private static boolean moveIfAbsent(Path unfinished, Path file) throws IOException {
    try {
      Files.move(unfinished, file);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private interface Naming {
    void name(Path unfinished) throws IOException;
  }

  private void write(byte[] content, Naming naming) {
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
      naming.name(unfinished);
    } catch (IOException e) {
      deleteUnfinished(unfinished);
      throw failure("written to", e);
    }
  }

  /**
   * Writes the folder to the disk: without this a power failure may take the name of a file whose
   * content is on disk.
   */
  private void forceFolder() throws IOException {
    try (FileChannel channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    } catch (AccessDeniedException e) {
      // Windows opens no folder, and writes their names itself.
    }
  }

  @Override
  public Optional<byte[]> get(String key) {
    if (!isName(key)) {
      throw new UnreadableObjectException("its name is too long, or has an odd character");
    }
    Path file = folder.resolve(key);
    try {
      return Optional.of(read(file));
    } catch (NoSuchFileException e) {
      if (Files.isSymbolicLink(file)) {
        throw new UnreadableObjectException(NOWHERE, e);
      }
      return Optional.empty();
    } catch (IOException e) {
      throw isReadable() ? unreadable(file, e) : failure("read", e);
    }
  }

  /** Looks before it opens: anyone who opens a pipe waits until somebody writes into it. */
  private static byte[] read(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new UnreadableObjectException(
          attributes.isDirectory() ? "it is a folder" : "it is not a file");
    }
    if (attributes.size() > LARGEST_OBJECT) {
      throw UnreadableObjectException.tooLarge();
    }
    try (InputStream content = Files.newInputStream(file)) {
      byte[] bytes = content.readNBytes(LARGEST_OBJECT + 1);
      if (bytes.length > LARGEST_OBJECT) {
        throw UnreadableObjectException.tooLarge();
      }
      return bytes;
    }
  }

  /** Returns whether the files of the folder may be read, as far as the folder has a say in it. */
  private boolean isReadable() {
    return Files.isDirectory(folder) && Files.isReadable(folder) && Files.isExecutable(folder);
  }

  private static UnreadableObjectException unreadable(Path file, IOException e) {
    if (Files.isSymbolicLink(file) && !Files.exists(file)) {
      return new UnreadableObjectException(NOWHERE, e);
    }
    return new UnreadableObjectException(
        e instanceof AccessDeniedException
            ? "permission to read it was denied"
            : "it cannot be read: " + e.getMessage(),
        e);
  }

  @Override
  public List<String> list(String prefix, String startAfter) {
    try {
      return names.list(prefix, startAfter);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw failure("read", e);
    }
  }

  @Override
  public List<ListedObject> objects(String prefix) {
    return list(prefix, "").stream().flatMap(key -> listed(key).stream()).toList();
  }

  private Optional<ListedObject> listed(String key) {
    try {
      BasicFileAttributes file =
          Files.readAttributes(folder.resolve(key), BasicFileAttributes.class);
      return Optional.of(
          new ListedObject(key, file.lastModifiedTime().toMillis() + " " + file.size()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.of(new ListedObject(key, ""));
    }
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
    if (!isName(key)) {
      throw new StoreException("'%s' is not a name for a file in %s.".formatted(key, describe()));
    }
    return folder.resolve(key);
  }

  private static boolean isName(String key) {
    return !key.isEmpty()
        && key.length() <= LONGEST_KEY
        && key.charAt(0) != '.'
        && key.chars().noneMatch(FolderObjectStore::isNoPartOfAName);
  }

  private static boolean isNoPartOfAName(int c) {
    return c == '/' || c == '\\' || Character.isISOControl(c);
  }

  private StoreException failure(String what, IOException e) {
    String why =
        e instanceof AccessDeniedException
            ? "permission was denied"
            : Files.exists(folder) && !Files.isDirectory(folder)
                ? "it is not a folder"
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
