/**
 * Makes the folder of a log again from a mirror. May import {@code fence}, {@code storage}, {@code entries}, {@code sealing}, {@code
 * witnessing}, {@code patience}, {@code io.symbia.disk} and {@code io.symbia.tlog}.
 */
package io.symbia.log.restoring;
