/** Questions over HTTP to those who look at this log: bounded in size and time. */
package io.symbia.log.asking;
