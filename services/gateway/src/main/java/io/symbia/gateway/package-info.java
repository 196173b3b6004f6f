/**
 * The gateway: one origin for the services and the log. {@code door} is what every request passes, {@code routing}
 * sends it
 * on to its target, {@code parts} says how the targets are. It knows nothing of the trade.
 */
package io.symbia.gateway;
