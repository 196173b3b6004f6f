/** A service as several processes that share its work. */
package io.symbia.support.instances;
