/** What the container around the doors says by itself: as a problem (RFC 9457), like everything else that is no answer. */
package io.symbia.log.http.container;
