import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/** Asks veraPDF whether each file is PDF/A-2a, and PDF/UA-1 if it says so. */
public final class Validate {
  /**
   * Prints a line for each file, “pass 2a ua1 FILE” or “FAIL 2a FILE: the clauses”; exit status 1 if any fails.
   */
  public static void main(String[] files) {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    boolean sound = true;
    for (String file : files) {
      List<PDFAFlavour> claimed = claimed(file);
      String faults = faults(file, claimed);
      StringJoiner line = new StringJoiner(" ").add(faults.isEmpty() ? "pass" : "FAIL");
      claimed.forEach(flavour -> line.add(flavour.getId()));
      System.out.println(line.add(file) + (faults.isEmpty() ? "" : ": " + faults));
      sound &= faults.isEmpty();
    }
    System.exit(sound ? 0 : 1);
  }

  /** A file without its own words for a scanned page does not say that it is PDF/UA. */
  private static List<PDFAFlavour> claimed(String file) {
    try {
      String text = new String(Files.readAllBytes(Path.of(file)), StandardCharsets.ISO_8859_1);
      boolean both = text.contains("<pdfuaid:part>1</pdfuaid:part>");
      return both ? List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1) : List.of(PDFAFlavour.PDFA_2_A);
    } catch (IOException fault) {
      return List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);
    }
  }

  private static String faults(String file, List<PDFAFlavour> claimed) {
    StringJoiner all = new StringJoiner(", ");
    for (PDFAFlavour flavour : claimed) {
      try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
          PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
        ValidationResult result = validator.validate(parser);
        if (result.getTotalAssertions() == 0) {
          all.add(flavour.getId() + ": nothing was checked");
        }
        for (Map.Entry<RuleId, Integer> fault : result.getFailedChecks().entrySet()) {
          RuleId rule = fault.getKey();
          all.add(flavour.getId() + " " + rule.getClause() + "-" + rule.getTestNumber() + " ×" + fault.getValue());
        }
        if (!result.isCompliant() && result.getFailedChecks().isEmpty()) {
          all.add(flavour.getId() + ": not compliant");
        }
      } catch (Exception | Error fault) {
        all.add(flavour.getId() + ": " + fault);
      }
    }
    return all.toString();
  }
}
