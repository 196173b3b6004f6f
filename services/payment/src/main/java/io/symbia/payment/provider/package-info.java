/**
 * Who moves real money: the port {@link io.symbia.payment.provider.PaymentProvider}, the guard around every adapter, and the
 * one adapter that is shipped, which simulates and says so. Imports the event records, Resilience4j, and a table of support;
 * not the aggregates.
 */
package io.symbia.payment.provider;
