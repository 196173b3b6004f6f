/**
 * Says on the field itself who may see it; keeps values out of an event's bytes so that they can still be proven.
 *
 * <p>Every component of an event is {@link Public}, {@link Restricted} or {@link Personal}. The last two have the type {@link
 * Confidential}; the event carries the digest of a salted {@link Disclosure} (RFC 9901), and whoever holds the disclosure can show that
 * its value is the one that was digested. Imports {@code canonical}.
 */
package io.symbia.events.kernel.privacy;
