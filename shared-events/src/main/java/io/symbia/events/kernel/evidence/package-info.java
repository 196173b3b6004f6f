/**
 * How an event names another one on which it rests, whichever domain that came from. Imports {@code canonical}, {@code privacy} and {@code
 * envelope}.
 */
package io.symbia.events.kernel.evidence;
