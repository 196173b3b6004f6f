package io.symbia.log.http.limits;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's HTTP, which tells {@link Exchanges} of each connection that is served. Tomcat itself only knows how long a single read or write may
 * wait, and every byte that arrives begins that time anew. Made by the container, by name.
 */
public final class WatchedProtocol extends Http11NioProtocol {
    private Exchanges exchanges; // Set once, before the protocol starts.

    /** Says who is told. */
    void tell(Exchanges watched) {
        exchanges = watched;
    }

    /** Number of connections that are open. */
    long connections() {
        return getEndpoint().getConnectionCount();
    }

    @Override
    protected Processor createProcessor() {
        return new WatchedProcessor();
    }

    /** Serves one connection at a time. */
    private final class WatchedProcessor extends Http11Processor {
        WatchedProcessor() {
            super(WatchedProtocol.this, WatchedProtocol.this.getAdapter());
        }

        /** Is called when there is something to read; returns with half of a request, and is called again for the rest. */
        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            SocketChannel channel = ((NioChannel) socket.getSocket()).getIOChannel();
            Exchange exchange = exchanges.entered(channel, request);
            SocketState state = SocketState.CLOSED;
            try {
                state = exchange.during(() -> serve(socket));
            } finally {
                if (state == SocketState.LONG) exchange.leftHalf();
                else exchanges.left(channel);
            }
            return state;
        }

        private SocketState serve(SocketWrapperBase<?> socket) throws IOException {
            return super.service(socket);
        }
    }
}
