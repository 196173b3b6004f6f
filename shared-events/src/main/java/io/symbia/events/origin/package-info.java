/** On whose word an event stands: the signed request that caused it, or the rule by which an import derived it. Imports the JDK. */
package io.symbia.events.origin;
