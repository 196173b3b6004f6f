/**
 * Who an enterprise is and how far it can be trusted: identifiers of the credit service, and one package for each of its streams.
 *
 * <p>May import the kernel only.
 */
package io.symbia.events.credit;
