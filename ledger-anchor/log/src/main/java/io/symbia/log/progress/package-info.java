/**
 * How long events wait until they are witnessed. May import {@code sealing}, {@code sequencing},
 * {@code publishing}, {@code storage} and {@code io.symbia.tlog}.
 */
package io.symbia.log.progress;
