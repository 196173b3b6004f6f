/**
 * The keys with which participants sign. A key is named by its RFC 7638 thumbprint; whether it may be believed is judged at the time and place at
 * which the log has what it signed, never at a moment that the signer states.
 */
package io.symbia.events.credit.key;
