/** What an orchestrator asks. May import {@code io.symbia.log} and Spring. */
package io.symbia.log.http.health;
