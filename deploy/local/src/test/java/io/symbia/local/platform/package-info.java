/** The platform process as a cluster starts it: told where to listen and by what name it is known. */
package io.symbia.local.platform;
