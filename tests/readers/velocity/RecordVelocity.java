// Records what Apache Velocity makes of templates, for engine.json.
//
// Reads lines of {"template": ..., "context": {...}} and writes a line of {"out": ...} or
// {"error": ...} for each. Needs velocity-engine-core (2.3, with space.gobbling=bc as argument) or
// velocity (1.7), what they depend on, and jackson-databind on the class path.

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;

public class RecordVelocity {
  public static void main(String[] settings) throws Exception {
    ObjectMapper json = new ObjectMapper();
    Properties properties = new Properties();
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      properties.setProperty(parts[0], parts[1]);
    }
    VelocityEngine engine = new VelocityEngine();
    engine.init(properties);
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Map<?, ?> given = json.readValue(line, Map.class);
      Map<String, String> outcome = new LinkedHashMap<>();
      try {
        VelocityContext context = new VelocityContext();
        ((Map<?, ?>) given.get("context")).forEach((name, value) -> context.put((String) name, value));
        StringWriter printed = new StringWriter();
        engine.evaluate(context, printed, "template", (String) given.get("template"));
        outcome.put("out", printed.toString());
      } catch (RuntimeException failure) {
        outcome.put("error", failure.getClass().getSimpleName());
      }
      out.println(json.writeValueAsString(outcome));
    }
  }
}
