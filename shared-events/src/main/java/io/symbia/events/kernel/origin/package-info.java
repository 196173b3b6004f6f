/**
 * The word on which an event stands: the participant who issued it, the signed request that caused it, or the rule by which an import
 * derived it. Imports {@code form}.
 */
package io.symbia.events.kernel.origin;
