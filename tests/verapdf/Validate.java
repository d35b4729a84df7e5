import java.io.File;
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

/** Asks veraPDF whether each file is what our files claim to be: PDF/A-2a and PDF/UA-1. */
public final class Validate {
  private static final List<PDFAFlavour> CLAIMED = List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);

  /** Prints a line for each file, “pass FILE” or “FAIL FILE: the clauses”; exit status 1 if any fails. */
  public static void main(String[] files) {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    boolean sound = true;
    for (String file : files) {
      String faults = faults(file);
      System.out.println(faults.isEmpty() ? "pass " + file : "FAIL " + file + ": " + faults);
      sound &= faults.isEmpty();
    }
    System.exit(sound ? 0 : 1);
  }

  private static String faults(String file) {
    StringJoiner all = new StringJoiner(", ");
    for (PDFAFlavour flavour : CLAIMED) {
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
