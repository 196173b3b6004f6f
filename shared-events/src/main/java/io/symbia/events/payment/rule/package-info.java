/**
 * When escrowed money may move: the release rule, its tranches and conditions.
 *
 * <p>May import the values of the kernel and the identifiers of the other domains; what is decided from them is in the
 * payment service's settlement package, which can be run again by anybody.
 */
package io.symbia.events.payment.rule;
