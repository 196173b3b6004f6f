/** What every service stands on: settings, database, broker, the lease of the one instance that works in the background. */
package io.symbia.support.platform;
