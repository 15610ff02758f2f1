import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;

/**
 * The official validator as HAPI ships it, without a terminology server. Each line of standard input is a document
 * as a JSON string; each line of standard output its verdict:
 * {"valid", "processCpuMs", "issues": [{"severity", "location", "id", "message"}]}.
 */
public class Official {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    System.setOut(System.err);
    FhirContext context = FhirContext.forR4();
    ValidationSupportChain chain =
        new ValidationSupportChain(
            new DefaultProfileValidationSupport(context),
            new CommonCodeSystemsTerminologyService(context),
            new InMemoryTerminologyServerValidationSupport(context));
    FhirInstanceValidator module = new FhirInstanceValidator(chain);
    module.setAnyExtensionsAllowed(true);
    module.setErrorForUnknownProfiles(false);
    module.setNoExtensibleWarnings(true);
    module.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
    FhirValidator validator = context.newValidator();
    validator.registerValidatorModule(module);
    ObjectMapper json = new ObjectMapper();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(json.writeValueAsString(verdict(validator, json, json.readValue(line, String.class))));
      out.flush();
    }
  }

  private static ObjectNode verdict(FhirValidator validator, ObjectMapper json, String text) {
    ObjectNode verdict = json.createObjectNode();
    ArrayNode issues = json.createArrayNode();
    boolean valid = true;
    try {
      for (SingleValidationMessage message : validator.validateWithResult(text).getMessages()) {
        ResultSeverityEnum severity = message.getSeverity();
        valid &= severity != ResultSeverityEnum.ERROR && severity != ResultSeverityEnum.FATAL;
        issues
            .addObject()
            .put("severity", severity.getCode())
            .put("location", message.getLocationString())
            .put("id", message.getMessageId())
            .put("message", message.getMessage());
      }
    } catch (Exception | StackOverflowError error) {
      valid = false;
      issues.addObject().put("severity", "fatal").put("id", "thrown").put("message", error.toString());
    }
    verdict.put("valid", valid).put("processCpuMs", PROCESS.getProcessCpuTime() / 1e6);
    verdict.set("issues", issues);
    return verdict;
  }
}
