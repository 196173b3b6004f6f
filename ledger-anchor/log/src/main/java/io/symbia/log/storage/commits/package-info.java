/**
 * The commit points of a log, one fixed record a batch, and how a log that is not what was committed is told. May import {@code disk} and
 * {@code io.symbia.tlog}.
 */
package io.symbia.log.storage.commits;
