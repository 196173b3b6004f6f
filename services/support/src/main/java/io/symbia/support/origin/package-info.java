/** What stands behind the events that a request leads to. May import shared events, {@code problem} and what the doors know of HTTP. */
package io.symbia.support.origin;
