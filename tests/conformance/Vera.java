import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/** Asks veraPDF about files: one "flavours TAB path" a line in, verdict lines out, and an empty line after each file. */
public class Vera {
    private static final int MESSAGES = 200;

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // whatever the validator itself says is no verdict
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = in.readLine()) != null; ) {
            String[] order = line.split("\t", 2);
            for (String flavour : order[0].split(",")) {
                judge(flavour, new File(order[1]), out);
            }
            out.println();
        }
    }

    private static void judge(String name, File file, PrintStream out) {
        PDFAFlavour flavour = PDFAFlavour.fromString(name);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, MESSAGES, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            boolean fine = result.isCompliant() && result.getFailedChecks().isEmpty();
            out.println((fine ? "PASS\t" : "FAIL\t") + name + "\t" + result.getTotalAssertions());
            Map<String, String> messages = new TreeMap<>();
            for (TestAssertion test : result.getTestAssertions()) {
                String said = test.getErrorMessage() != null ? test.getErrorMessage() : test.getMessage();
                messages.putIfAbsent(rule(test.getRuleId()), String.valueOf(said).replaceAll("\\s+", " "));
            }
            for (Map.Entry<RuleId, Integer> failed : result.getFailedChecks().entrySet()) {
                String rule = rule(failed.getKey());
                out.println("RULE\t" + name + "\t" + rule + "\t" + failed.getValue() + "\t" + messages.get(rule));
            }
        } catch (Exception error) {
            out.println("FAIL\t" + name + "\t0");
            out.println("RULE\t" + name + "\tnot readable\t1\t" + String.valueOf(error).replaceAll("\\s+", " "));
        }
    }

    private static String rule(RuleId id) {
        return id.getClause() + "-" + id.getTestNumber();
    }
}
