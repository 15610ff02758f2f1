import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The settings file, overridden by the name=value words of the command line. */
record Settings(int port, String path, int page, int maxPage, boolean validate, boolean strict, Map<String, Object> storage) {

  /** Reads {@code settings=FILE} (or {@code none}) first, then the words in their order. */
  static Settings of(String[] words) throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    for (String word : words) {
      String[] pair = word.split("=", 2);
      if (pair.length < 2) {
        throw new IllegalArgumentException("not name=value: " + word);
      }
      all.put(pair[0], pair[1]);
    }
    String file = all.remove("settings");
    if (file != null && !file.equals("none")) {
      Properties defaults = new Properties();
      try (var in = Files.newBufferedReader(Path.of(file))) {
        defaults.load(in);
      }
      defaults.forEach((name, value) -> all.putIfAbsent((String) name, (String) value));
    }
    int port = Integer.parseInt(take(all, "port", "8090"));
    String path = take(all, "path", "/fhir").replaceAll("/+$", "");
    int page = Integer.parseInt(take(all, "page.default", "20"));
    int maxPage = Integer.parseInt(take(all, "page.max", "1000"));
    boolean validate = Boolean.parseBoolean(take(all, "validate", "false"));
    boolean strict = Boolean.parseBoolean(take(all, "strict", "false"));
    Map<String, Object> storage = new LinkedHashMap<>();
    all.forEach((name, value) -> storage.put(name, value.equals("null") ? null : value));
    return new Settings(port, path, page, maxPage, validate, strict, storage);
  }

  private static String take(Map<String, String> all, String name, String otherwise) {
    String value = all.remove(name);
    return value == null ? otherwise : value;
  }

  String base(String host) {
    return "http://" + host + ":" + port + path;
  }
}
