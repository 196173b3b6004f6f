package io.symbia.gateway.door;

import io.symbia.http.refusing.SpokenContainer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Fits Tomcat: it says why it refuses a request, and a client that does not read costs the kernel a bounded buffer. */
@Component
class Container implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    /** Otherwise some megabytes each. Over 200 ms of round trip it still lets a megabyte a second through. */
    private static final int SEND_BUFFER_BYTES = 262_144;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        new SpokenContainer().customize(factory);
        factory.addConnectorCustomizers(
                connector -> connector.setProperty("socket.txBufSize", Integer.toString(SEND_BUFFER_BYTES)));
    }
}
