/**
 * The credit service: who takes part, what conduct the events of the other domains show, what score a published model makes of it, and what
 * may be owed. In reading order: {@code participant}, {@code file}, {@code score}, {@code line}, then {@code reactions}.
 */
package io.symbia.credit;
