/**
 * Credit files: evidence taken from events of other domains, and scores computed from it. May import the kernel and the identifiers
 * of credit.
 */
package io.symbia.events.credit.file;
