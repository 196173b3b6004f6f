/**
 * The log's doors: what anybody may read, over HTTP. Only what is published is served; nothing here writes. May import all other packages of
 * the log and Spring.
 */
package io.symbia.log.http;
