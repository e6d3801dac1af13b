package io.jenkins.plugins.dogdriver.servicebook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.LoadTest;
import io.jenkins.plugins.dogdriver.model.Project;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the pages of a ServiceBook, all of them with the same reader. It skips what is not needed,
 * and limits what is.
 */
final class ProjectsReader {
  private static final int MOST_ENTRIES = 100_000;
  private static final JsonFactory JSON = new JsonFactory();

  private int entries;

  /**
   * A page.
   *
   * @param projects absent where it has no list of them
   * @param next link to the page after it; absent for the last one
   */
  record Page(Optional<List<Project>> projects, Optional<String> next) {}

  /** Signals that there are more entries than any ServiceBook has; the message counts them. */
  static final class TooManyException extends IOException {
    private static final long serialVersionUID = 1L;

    TooManyException() {
      super("more than " + MOST_ENTRIES + " projects, tests and deployments");
    }
  }

  /**
   * Reads a page.
   *
   * @throws TooManyException if the pages have too many entries, with those read before
   * @throws IOException if it is not JSON
   */
  Page read(byte[] content) throws IOException {
    Optional<List<Project>> projects = Optional.empty();
    Optional<String> next = Optional.empty();
    try (JsonParser json = JSON.createParser(content)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return new Page(projects, next);
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("data") && value == JsonToken.START_ARRAY) {
          projects = Optional.of(projects(json));
        } else if (name.equals("links") && value == JsonToken.START_OBJECT) {
          next = next(json);
        } else {
          json.skipChildren();
        }
      }
    }
    return new Page(projects, next);
  }

  private static Optional<String> next(JsonParser json) throws IOException {
    Optional<String> next = Optional.empty();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = json.currentName().equals("next");
      json.nextToken();
      String link = text(json);
      next = found && !link.isEmpty() ? Optional.of(link) : next;
    }
    return next;
  }

  private List<Project> projects(JsonParser json) throws IOException {
    List<Project> projects = new ArrayList<>();
    while (nextOf(json) != null) {
      Entry entry = new Entry();
      read(json, entry);
      if (!entry.name.isBlank()) {
        projects.add(new Project(entry.name, entry.tests, entry.deployments));
      }
    }
    return projects;
  }

  /** A project while it is read. */
  private static final class Entry {
    private String name = "";
    private List<LoadTest> tests = List.of();
    private List<Deployment> deployments = List.of();
  }

  /** Reads a project, whose fields may be those of its attributes, as JSON:API has them. */
  private void read(JsonParser json, Entry entry) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (field.equals("name")) {
        entry.name = text(json);
      } else if (field.equals("tests") && value == JsonToken.START_ARRAY) {
        entry.tests = named(json, "url", LoadTest::new);
      } else if (field.equals("deployments") && value == JsonToken.START_ARRAY) {
        entry.deployments = named(json, "endpoint", Deployment::new);
      } else if (field.equals("attributes") && value == JsonToken.START_OBJECT) {
        read(json, entry);
      } else {
        json.skipChildren();
      }
    }
  }

  /** Makes an entry of its name and its address. */
  private interface Maker<T> {
    T make(String name, String address);
  }

  private <T> List<T> named(JsonParser json, String addressField, Maker<T> maker)
      throws IOException {
    List<T> entries = new ArrayList<>();
    while (nextOf(json) != null) {
      String name = "";
      String address = "";
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        String text = text(json);
        name = field.equals("name") ? text : name;
        address = field.equals(addressField) ? text : address;
      }
      entries.add(maker.make(name, address));
    }
    return entries;
  }

  /** Moves to the next object of an array, skipping what is not an object; null at its end. */
  private JsonToken nextOf(JsonParser json) throws IOException {
    while (true) {
      JsonToken next = json.nextToken();
      if (next == null || next == JsonToken.END_ARRAY) {
        return null;
      }
      if (++entries > MOST_ENTRIES) {
        throw new TooManyException();
      }
      if (next == JsonToken.START_OBJECT) {
        return next;
      }
      json.skipChildren();
    }
  }

  /** Returns a text or a number as text; empty for anything else. */
  private static String text(JsonParser json) throws IOException {
    if (json.currentToken().isStructStart()) {
      json.skipChildren();
      return "";
    }
    return json.currentToken() == JsonToken.VALUE_NULL ? "" : json.getText();
  }
}
