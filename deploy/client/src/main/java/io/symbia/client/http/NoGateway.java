package io.symbia.client.http;

import java.net.URI;

/** Somebody answers at an address, and it is not a gateway. Nothing was sent there but a question. */
public final class NoGateway extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoGateway(URI root, int status) {
        super(
                ("there is no gateway of Symbia at %s: GET /health is answered there with status %d, and not with the parts of a"
                                + " platform; --url is the address of the gateway, such as http://127.0.0.1:8080")
                        .formatted(root, status));
    }
}
