/**
 * Gives mirrors what is sealed, c2sp.org/tlog-mirror: before anybody else sees it, if so many mirrors are required. May import {@code
 * publishing}, {@code patience}, {@code fence}, {@code storage}, {@code proof}, {@code witnessing} and {@code io.symbia.tlog}.
 */
package io.symbia.log.mirroring;
