import "ocean-fleet/worker-script";
