/**
 * Which request goes to which target, and what becomes of it when the target does not answer. May import {@code door}.
 */
package io.symbia.gateway.routing;
