import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.provider.ValueSetOperationProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.RequestValidatingInterceptor;
import ca.uhn.fhir.rest.server.interceptor.SearchPreferHandlingInterceptor;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.validation.IInstanceValidatorModule;
import java.net.InetSocketAddress;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** HAPI FHIR JPA, R4, behind Jetty on the loopback interface. */
class Hapi {

  public static void main(String[] words) throws Exception {
    Settings settings = Settings.of(words);

    var beans = new AnnotationConfigApplicationContext();
    beans.registerBean(Settings.class, () -> settings);
    beans.register(Storage.class);
    beans.refresh();

    var servlet = new ServletHolder("fhir", rest(beans, settings));
    servlet.setInitOrder(0);
    var web = new ServletContextHandler();
    web.addServlet(servlet, settings.path() + "/*");
    var jetty = new Server(new InetSocketAddress("127.0.0.1", settings.port()));
    jetty.setHandler(web);
    jetty.start();
    System.out.println("HAPI FHIR R4 is ready on " + settings.base("127.0.0.1"));
    jetty.join();
  }

  private static RestfulServer rest(AnnotationConfigApplicationContext beans, Settings settings) {
    var fhir = beans.getBean(FhirContext.class);
    var parameters = beans.getBean(ISearchParamRegistry.class);
    if (settings.strict()) {
      fhir.setParserErrorHandler(new StrictErrorHandler());
    }

    var rest = new RestfulServer(fhir);
    rest.setInterceptorService(beans.getBean(IInterceptorService.class));
    rest.setDefaultResponseEncoding(EncodingEnum.JSON);
    rest.registerProviders(beans.getBean(ResourceProviderFactory.class).createProviders());
    rest.registerProviders(beans.getBean(JpaSystemProvider.class), beans.getBean(ValueSetOperationProvider.class));
    rest.setServerConformanceProvider(
        new JpaCapabilityStatementProvider(
            rest,
            beans.getBean(IFhirSystemDao.class),
            beans.getBean(JpaStorageSettings.class),
            parameters,
            beans.getBean(IValidationSupport.class)));

    var paging = beans.getBean(DatabaseBackedPagingProvider.class);
    paging.setDefaultPageSize(settings.page());
    paging.setMaximumPageSize(settings.maxPage());
    rest.setPagingProvider(paging);

    rest.registerInterceptor(new SearchPreferHandlingInterceptor(parameters));
    if (settings.validate()) {
      var validator = new RequestValidatingInterceptor();
      validator.addValidatorModule(beans.getBean(IInstanceValidatorModule.class));
      rest.registerInterceptor(validator);
    }
    return rest;
  }
}
