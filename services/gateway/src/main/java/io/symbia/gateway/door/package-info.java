/**
 * What every request passes before it is looked at: its path, its size, and the form of what is refused. Imports
 * nothing of ours.
 */
package io.symbia.gateway.door;
