/**
 * When escrowed money may move: the release rule, its tranches and conditions.
 *
 * <p>Imports the kernel and words; what is decided from a rule is in the payment service's settlement package, which can be run again
 * by anybody.
 */
package io.symbia.events.payment.rule;
