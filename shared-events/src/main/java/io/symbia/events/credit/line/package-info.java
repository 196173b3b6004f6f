/**
 * Credit lines: what is reserved of them and given back. May import the kernel and the identifiers of credit and orders.
 */
package io.symbia.events.credit.line;
