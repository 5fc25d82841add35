// Records what Jayway JsonPath makes of paths, for jayway.json.
//
// Reads lines of {"path": ..., "document": ...} and writes a line for each: whether the path is
// definite and what it finds, or that it is refused. Needs json-path 2.10.0, what it depends on, and
// jackson-databind on the class path.

import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

public class RecordJayway {
  public static void main(String[] none) throws Exception {
    ObjectMapper json = new ObjectMapper();
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Map<?, ?> given = json.readValue(line, Map.class);
      Map<String, Object> outcome = new LinkedHashMap<>();
      try {
        JsonPath path = JsonPath.compile((String) given.get("path"));
        outcome.put("definite", path.isDefinite());
        read(path, given.get("document"), outcome);
      } catch (InvalidPathException | IllegalArgumentException refusal) {
        outcome.put("refused", true);
      }
      out.println(json.writeValueAsString(outcome));
    }
  }

  private static void read(JsonPath path, Object document, Map<String, Object> outcome) {
    try {
      outcome.put("value", JsonPath.parse(document).read(path));
    } catch (PathNotFoundException missing) {
      outcome.put("missing", true);
    } catch (RuntimeException failure) {
      outcome.put("fails", true);
    }
  }
}
