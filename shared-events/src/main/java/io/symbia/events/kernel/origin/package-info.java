/**
 * What stands behind an event: the participant or service who issued it, and the {@link io.symbia.events.kernel.origin.Origin} of its
 * commit, a signed request, a rule that was applied to other events, or an import. Imports {@code form} and {@code canonical}.
 */
package io.symbia.events.kernel.origin;
